import { runDemo } from './demo/run-demo.js'

const { exitCode } = await runDemo(process.argv.slice(2), process)

process.exitCode = exitCode
