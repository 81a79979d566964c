import { runReplay } from './replay/run-replay.js'

const { exitCode } = await runReplay(process.argv.slice(2), process)

process.exitCode = exitCode
