import writeExcelFile, { type Cell } from 'write-excel-file/node';
import type { Row } from '../../kernel';

const HEAD = ['序号', '编号', '内容'];
const COLUMNS = [{ width: 8 }, { width: 18 }, { width: 80 }];
/** what Excel takes in one cell */
const MOST_CHARS = 32_767;

/**
 * A list as an .xlsx. What people wrote goes in as strings: a row that begins with = is shown, never reckoned.
 */
export function drawSheet(rows: readonly Row[]): Promise<Buffer> {
  const head = HEAD.map((value): Cell => ({ value, type: String, fontWeight: 'bold' }));
  const body = rows.map((r, i): Cell[] => [{ value: i + 1, type: Number }, asText(r.id), asText(r.text)]);
  return writeExcelFile([head, ...body], { columns: COLUMNS, stickyRowsCount: 1 }).toBuffer();
}

const asText = (value: string): Cell => ({ value: value.slice(0, MOST_CHARS), type: String });
