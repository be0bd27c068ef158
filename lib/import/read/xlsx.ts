import 'server-only'
import type { ImportCell } from '@/db/schema'
import { counter, tooLarge } from './limits'
import type { Line } from './sheet'
import { openWorkbook, plain, type Workbook } from './workbook'
import { walkXml } from './xml'
import type { Zip } from './zip'

const WIDEST = 200

/** The rows of the first sheet of a workbook that hold anything. */
export async function readXlsx(zip: Zip): Promise<{ sheet: string; lines: AsyncGenerator<Line> }> {
  const workbook = await openWorkbook(zip)
  return { sheet: workbook.sheet, lines: linesOf(zip, workbook) }
}

async function* linesOf(zip: Zip, workbook: Workbook): AsyncGenerator<Line> {
  const ready: Line[] = []
  const sheet = new SheetReader(workbook, (line) => ready.push(line))
  const count = counter()
  for await (const _ of walkXml(await zip.part(workbook.path), sheet)) {
    for (const line of ready.splice(0)) {
      count(line.cells)
      yield line
    }
  }
}

class SheetReader {
  private row = 0
  private column = -1
  private cells: ImportCell[] = []
  private type = ''
  private style = 0
  private value = ''
  private isValue = false

  constructor(
    private readonly workbook: Workbook,
    private readonly take: (line: Line) => void,
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.row = Number(attributes.r) || this.row + 1
      this.cells = []
      this.column = -1
    }
    if (name === 'c') {
      this.column = attributes.r ? columnOf(attributes.r) : this.column + 1
      this.type = attributes.t ?? 'n'
      this.style = Number(attributes.s) || 0
      this.value = ''
    }
    this.isValue = name === 'v' || name === 't'
  }

  text(piece: string): void {
    if (this.isValue) this.value += piece
  }

  close(name: string): void {
    this.isValue = false
    if (name === 'c') this.keep(this.cell())
    if (name === 'row' && this.cells.length > 0) this.take({ row: this.row, cells: this.cells })
  }

  private keep(cell: ImportCell): void {
    if (cell === null || cell === '') return
    if (this.column >= WIDEST) throw tooLarge()
    while (this.cells.length < this.column) this.cells.push(null)
    this.cells[this.column] = cell
  }

  private cell(): ImportCell {
    const { type, value, workbook } = this
    if (value === '') return null
    if (type === 's') return workbook.strings[Number(value)] ?? null
    if (type === 'b') return value === '1'
    if (type === 'e') return null
    if (type !== 'n') return plain(value)
    const number = Number(value)
    if (!Number.isFinite(number)) return value
    const style = workbook.styles[this.style]
    if (style === 'date') return moment(number, workbook.is1904)
    return style === 'percent' ? `${Number((number * 100).toPrecision(12))}%` : number
  }
}

/** "AB12" is column 27. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference.toUpperCase()) {
    if (letter < 'A' || letter > 'Z') break
    column = column * 26 + letter.charCodeAt(0) - 64
  }
  return column - 1
}

const DAY = 86_400_000
/** Day 0 of a spreadsheet; it believes that 1900 had a 29 February. */
const EPOCH = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) }

/** A day, or a day and a time, as text; a mere number when there is no such day. */
export function moment(number: number, is1904 = false): string | number {
  const time = EPOCH[is1904 ? 1904 : 1900] + Math.round(number * 86_400) * 1000
  if (number < 1 || number > 2_958_465) return number
  const text = new Date(time).toISOString()
  return time % DAY === 0 ? text.slice(0, 10) : text.slice(0, 19)
}
