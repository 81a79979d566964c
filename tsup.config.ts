import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/**/*.ts'],
  format: 'esm',
  target: 'es2022',
  // One output file per source file, so that a host's bundler takes only what it imports.
  bundle: false,
  sourcemap: true,
  clean: true,
})
