import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The path of a Chromium. As root on Debian, installs Debian's own when there is none. */
export function chromiumPath(): string {
  if (!findChromium()) installChromium()
  const path = findChromium()
  if (path) return path
  throw new Error('No Chromium found. Install one, or name it in CHROMIUM_PATH, and run the tests again.')
}

function findChromium(): string | undefined {
  return places.find(path => path && existsSync(path))
}

function installChromium() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-qq'], { env })
  execFileSync('apt-get', ['install', '-qq', '--no-install-recommends', 'chromium'], { env })
}
