import { nameOf, type Tray } from '../../desk/tray.js'
import type { Connection } from './connection.js'

/** The trays of a database, by number: there are a few dozen. */
export class Trays {
  private readonly numbers = new Map<string, number>()

  constructor(private readonly connection: Connection) {
    connection.onRollback = () => this.numbers.clear()
  }

  /** The number of a tray, which is put up if there is none. */
  numberOf(tray: Tray): number {
    const name = nameOf(tray)
    const known = this.numbers.get(name)
    if (known !== undefined) return known
    const { path, tags, holders, leaning, isOpen } = tray
    this.connection.run(
      `INSERT INTO casewright_trays (name, path, tags, holders, leaning, is_open) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (name) DO NOTHING`,
      name,
      path,
      JSON.stringify(tags),
      JSON.stringify(holders),
      leaning,
      Number(isOpen),
    )
    const { id } = this.connection.get<{ id: number }>(
      'SELECT id FROM casewright_trays WHERE name = ?',
      name,
    )!
    this.numbers.set(name, id)
    return id
  }

  /** The numbers of the trays of which something holds. */
  where(holds: (tray: Tray) => boolean): number[] {
    return this.connection
      .all<TrayRow>('SELECT id, path, tags, holders, leaning, is_open FROM casewright_trays')
      .filter(row => holds(trayIn(row)))
      .map(({ id }) => id)
  }
}

interface TrayRow {
  readonly id: number
  readonly path: string
  readonly tags: string
  readonly holders: string
  readonly leaning: Tray['leaning']
  readonly is_open: number
}

const trayIn = ({ path, tags, holders, leaning, is_open }: TrayRow): Tray => ({
  path,
  tags: JSON.parse(tags),
  holders: JSON.parse(holders),
  leaning,
  isOpen: is_open === 1,
})
