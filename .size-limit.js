// What one import costs a host: bundled, minified and gzipped, peer dependencies left out.
const limits = [
  ['casewright', '{ openCase, inquiryPath, disputePath, faultPath }', '25 kB'],
  // All fourteen. Bundlers that look into modules, such as Rollup, carry only those of `paths` that a host names.
  ['casewright', '{ openCase, paths }', '40 kB'],
  ['casewright/policies', '{ createCalendar }', '3 kB'],
  ['casewright/kernel', '*', '5 kB'],
  ['casewright/icalendar', '*', '1 kB'],
]

export default limits.map(([name, names, limit]) => ({
  name: `import ${names} from '${name}'`,
  path: `dist${name.slice('casewright'.length)}/index.js`,
  import: names,
  limit,
  gzip: true,
}))
