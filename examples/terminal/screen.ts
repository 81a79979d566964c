import { styleText } from 'node:util'

/** Where a program writes to: `process.stdout`, or what stands in for it. */
export interface Screen {
  write(text: string): unknown
  readonly isTTY?: boolean
  /** The width of a terminal, in cells. */
  readonly columns?: number
  hasColors?(): boolean
}

/** What a program writes its results to, and what it says about them. */
export interface Terminal {
  readonly stdout: Screen
  readonly stderr: Screen
}

/** How wide a line may be: the terminal's width, but lines too long to follow are nobody's wish. */
export const widthOf = ({ columns = 100 }: Screen): number => Math.min(columns, 120)

/** Paints text where the screen has colours. */
export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string

/** The paint of a screen; plain text where it has none, or where `NO_COLOR` asks for none. */
export const paintOf = (screen: Screen): Paint =>
  screen.hasColors?.() ? (style, text) => styleText(style, text) : (_style, text) => text
