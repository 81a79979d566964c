import { describe } from 'vitest'
import { keepsTheContract } from '../contract/contract.js'
import { fileGround } from './file-ground.js'

describe('sqliteStore', () => {
  keepsTheContract(fileGround)
})
