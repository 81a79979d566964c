import { it } from 'vitest'
import { testWith } from './sentences.js'

testWith(it)
