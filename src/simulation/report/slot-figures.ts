import type { Estimate } from '../statistics/estimate.js'
import type { Cells } from './cells.js'
import type { SlotFigures } from './report.js'

/** A figure of each cell, as columns. */
export function slotFigures(cells: Cells, figureOf: (slots: readonly number[]) => Estimate): SlotFigures {
  const figures = cells.slots.map(figureOf)
  return {
    value: figures.map(({ value }) => value),
    low: figures.map(({ low }) => low),
    high: figures.map(({ high }) => high),
  }
}
