import { defineConfig } from 'vitest/config'

const conditions = ['@casewright/source']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ['**/in-vitest.ts'] },
})
