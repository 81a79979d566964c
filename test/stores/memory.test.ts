import { describe } from 'vitest'
import { keepsTheContract } from './contract/contract.js'
import { memoryGround } from './contract/ground.js'

describe('memoryStore', () => {
  keepsTheContract(memoryGround)
})
