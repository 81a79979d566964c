import { CasewrightError } from '../../../vocabulary/errors.js'

/** What of ECharts is used here. */
interface Charting {
  init(
    element: null,
    theme: null,
    options: { renderer: 'svg'; ssr: true; width: number; height: number },
  ): {
    setOption(option: object): void
    renderToSVGString(options: { useViewBox: boolean }): string
    dispose(): void
  }
}

/** The charting library that the host has. */
export async function loadCharting(): Promise<Charting> {
  const name = 'echarts'
  try {
    // Not every host has it, and a bundler is not to look for it.
    return await import(/* @vite-ignore */ /* webpackIgnore: true */ name)
  } catch (cause) {
    throw new CasewrightError(
      'missing-peer',
      'reportHtml: expected echarts to be installed, got none; reportText needs nothing',
      { cause },
    )
  }
}

/** Draws a chart as an SVG element, the same each time. */
export function draw({ init }: Charting, id: string, height: number, option: object): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ ...base, ...option })
    return chart
      .renderToSVGString({ useViewBox: true })
      .replace(forScripts, '')
      .replace(/\bzr\d+-/g, `${id}-`)
  } finally {
    chart.dispose()
  }
}

/**
 * What ECharts leaves for scripts to hold on to. Its numbers go on from chart to chart, and so do those of clip paths, which
 * are to differ within a page and to be the same tomorrow.
 */
const forScripts = /<style[^>]*>[\s\S]*?<\/style>| (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g

const width = 960

const base = {
  animation: false,
  backgroundColor: 'transparent',
  textStyle: { fontFamily: 'system-ui, sans-serif', color: 'var(--ink)' },
}
