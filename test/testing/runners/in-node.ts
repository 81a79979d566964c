import { it } from 'node:test'
import { testWith } from './sentences.js'

testWith(it)
