import fc from 'fast-check'

// What a change is judged by is the change alone; `npm run soak:properties` looks for counter-examples elsewhere.
if (process.env.PROPERTIES !== 'at-random') fc.configureGlobal({ seed: 26 })
