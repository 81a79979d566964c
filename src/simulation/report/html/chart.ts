import type { EChartsOption } from 'echarts'

/** A chart, and all that is needed to do without seeing it. */
export interface Chart {
  /** Unique on the page. */
  readonly id: string
  readonly title: string
  /** What there is to see, in a sentence. */
  readonly says: string
  /** In pixels, of a width of 960. */
  readonly height: number
  readonly option: EChartsOption
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
}

/** Colours of series, which the page's style sheet names for light and dark. */
export const seriesColour = (index: number): string => `var(--s${(index % 6) + 1})`

export const ink = 'var(--ink)'
export const grid = 'var(--grid)'
export const target = 'var(--target)'

/** What all charts have: nothing to hover, as there is no script on the page. */
export const still = { silent: true, emphasis: { disabled: true }, symbol: 'none' } as const

export const legend = {
  top: 0,
  left: 0,
  itemWidth: 16,
  itemHeight: 8,
  itemGap: 24,
  icon: 'roundRect',
  textStyle: { color: ink, fontSize: 13 },
}

export const valueAxis = (name: string, more: object = {}) => ({
  type: 'value' as const,
  name,
  nameLocation: 'end' as const,
  nameTextStyle: { color: ink, align: 'left' as const, fontSize: 12 },
  axisLabel: { color: ink, fontSize: 12 },
  splitLine: { lineStyle: { color: grid } },
  ...more,
})
