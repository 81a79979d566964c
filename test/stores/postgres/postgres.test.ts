import { describe } from 'vitest'
import { keepsTheContract } from '../contract/contract.js'
import { databaseGround } from './database-ground.js'

describe('postgresStore', () => {
  keepsTheContract(databaseGround)
})
