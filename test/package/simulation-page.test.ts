import { defineScenario, replicate, reportHtml, summarize } from 'casewright/simulation'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from './chromium.js'

const scenario = defineScenario({
  lengthMs: 86_400_000,
  groups: [
    { id: 'desk', agents: 5 },
    { id: '<i>night</i>', shifts: [{ agents: 2, calendar: 'always' }] },
  ],
  contacts: [
    {
      id: 'calls & "chats"',
      arrivals: { kind: 'poisson', perHour: 60 },
      handling: { kind: 'exponential', meanMs: 240_000 },
      patience: { kind: 'exponential', meanMs: 120_000 },
      answerWithinMs: 20_000,
    },
  ],
})

let browser: Browser
let page: Page
const complaints: string[] = []
const requests: string[] = []

describe('The page of a report, in a browser', () => {
  beforeAll(async () => {
    const runs = await replicate(scenario, { seed: 1, replications: 3, spans: true })
    browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
      ],
    })
    page = await browser.newPage({ viewport: { width: 1100, height: 900 } })
    page.on('console', message => void complaints.push(message.text()))
    page.on('pageerror', error => void complaints.push(error.message))
    page.on('request', request => void requests.push(request.url()))
    const html = await reportHtml(summarize(runs, scenario), { title: 'A day <in> a browser' })
    await page.setContent(html, { waitUntil: 'load' })
  })

  afterAll(async () => {
    await browser?.close()
  })

  it('shows every chart, none of them empty, with a table beside it', async () => {
    const charts = await page.evaluate(`[...document.querySelectorAll('figure')].map(figure => ({
      id: figure.id,
      marks: figure.querySelectorAll('svg path, svg rect').length > 5,
      width: figure.querySelector('svg').getBoundingClientRect().width > 500,
      rows: figure.querySelectorAll('tbody tr').length > 0,
      name: figure.querySelector('[role=img]').ariaLabel.length > 20,
    }))`)

    const isThere = { marks: true, width: true, rows: true, name: true }
    expect(charts).toEqual(
      ['queue', 'half-hours', 'waits-0', 'utilisation', 'agents', 'staffing-0'].map(id => ({
        id,
        ...isThere,
      })),
    )
  })

  it('shows names as they are written, and takes none for markup', async () => {
    const seen = await page.evaluate(`({
      title: document.title,
      captions: [...document.querySelectorAll('caption')].map(caption => caption.textContent),
      inChart: document.querySelector('#utilisation svg').textContent.includes('<i>night</i>'),
      foreign: document.querySelectorAll('i, script, img, iframe, link').length,
    })`)

    expect(seen).toEqual({
      title: 'A day <in> a browser',
      captions: ['calls & "chats"', 'desk, 5 agents', '<i>night</i>, 2 agents', 'department'],
      inChart: true,
      foreign: 0,
    })
  })

  it.each(['light', 'dark'] as const)('can be read in the %s', async colorScheme => {
    await page.emulateMedia({ colorScheme })

    const [paper, ink, line] = (await page.evaluate(`[
      getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.body).color,
      getComputedStyle(document.querySelector('#queue svg text')).fill,
    ]`)) as [string, string, string]

    expect(contrast(paper, ink)).toBeGreaterThan(7)
    expect(contrast(paper, line)).toBeGreaterThan(7)
  })

  it('is dark ink on white paper when printed, however the screen is', async () => {
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' })

    const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor')

    expect(paper).toBe('rgb(255, 255, 255)')
  })

  it('has nothing to complain of, and asks nothing of any other place', () => {
    expect(complaints).toEqual([])
    expect(requests.filter(url => !url.startsWith('about:') && !url.startsWith('data:'))).toEqual([])
  })
})

/** How far two colours are apart, 1–21. @see Web Content Accessibility Guidelines 2.2, contrast ratio */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(part => {
    const share = Number(part) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
