import type { SimulationReport } from '../report.js'
import { type Section, sectionsOf } from '../text/lines.js'
import { exactIn, intervalIn, plain, valueIn } from '../text/wording.js'
import { agentsChart } from './agents-chart.js'
import type { Chart } from './chart.js'
import { draw, loadCharting } from './echarts.js'
import { halfHoursChart } from './half-hours-chart.js'
import { html, Markup } from './markup.js'
import { queueChart } from './queue-chart.js'
import { staffingChart } from './staffing-chart.js'
import { style } from './style.js'
import { type Clock, clockOf } from './time-axis.js'
import { utilisationChart } from './utilisation-chart.js'
import { waitsChart } from './waits-chart.js'

/** What a page says beside the figures. @category Simulation */
export interface PageOptions {
  /** Its title; `Simulation` where it is left out. */
  readonly title?: string
}

/**
 * A report as one HTML file with its charts and a table beside each: nothing else is loaded and no script runs, in light
 * or dark as the reader has it.
 * @param report - The report.
 * @param options - The page's title.
 * @returns The whole page. The same report gives the same text.
 * @throws CasewrightError `missing-peer` if `echarts`, which draws the charts, is not installed.
 * @category Simulation
 */
export async function reportHtml(report: SimulationReport, options: PageOptions = {}): Promise<string> {
  const { title = 'Simulation' } = options
  const charting = await loadCharting()
  const clock = clockOf(report)
  const figures = chartsOf(report, clock).map(chart =>
    figure(chart, draw(charting, chart.id, chart.height, chart.option)),
  )
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="about">${about(report, clock)}</p>
</header>
<main>
<section>
<h2>Figures</h2>
<div class="figures">
${sectionsOf(report).map(section => sectionTable(section, report))}</div>
</section>
${figures}
</main>
</body>
</html>
`.text
}

function chartsOf(report: SimulationReport, clock: Clock): Chart[] {
  const { streams, groups } = report
  return [
    queueChart(report, clock),
    halfHoursChart(report, clock),
    ...Object.entries(streams).map(([id, figures], index) => waitsChart(id, figures, index)),
    utilisationChart(report),
    agentsChart(report, clock),
    ...Object.keys(groups).map((id, index) => staffingChart(id, index, report, clock)),
  ].filter(chart => chart !== null)
}

function about(
  { replications, confidence, from, until, timeZone, model }: SimulationReport,
  clock: Clock,
): string {
  const queue =
    model === null
      ? ''
      : ` The scenario is a queue ${model}, whose exact figures stand beside the simulated ones.`
  return `${plain(replications)} replications, ${clock.label(from)} to ${clock.label(until)} (${timeZone}); intervals of ${100 * confidence} %.${queue}`
}

function sectionTable({ heading, lines }: Section, { model }: SimulationReport): Markup {
  const hasExact = model !== null && lines.some(({ figure }) => figure.exact !== undefined)
  return html`<div class="wide"><table>
<caption>${heading}</caption>
<thead><tr><th scope="col">figure</th><th scope="col">value</th><th scope="col">interval</th>${hasExact ? html`<th scope="col">exact</th>` : ''}</tr></thead>
<tbody>${lines.map(
    ({ name, figure, word }) => html`
<tr><th scope="row">${name}</th><td>${valueIn(figure, word)}</td><td>${intervalIn(figure, word)}</td>${hasExact ? html`<td>${exactIn(figure, word)}</td>` : ''}</tr>`,
  )}
</tbody>
</table></div>
`
}

function figure({ id, title, says, table }: Chart, svg: string): Markup {
  return html`<figure id="${id}">
<figcaption><h2>${title}</h2><p>${says}</p></figcaption>
<div role="img" aria-label="${`${title}. ${says}`}">${new Markup(svg)}</div>
<details><summary>The figures of this chart</summary><div class="wide"><table>
<thead><tr>${table.head.map(name => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${table.rows.map(
    ([first = '', ...rest]) =>
      html`<tr><th scope="row">${first}</th>${rest.map(cell => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody>
</table></div></details>
</figure>
`
}
