import type { Database } from 'better-sqlite3'
import type { AttemptRecord } from '../../engine/port/queue.ts'

interface AttemptRow extends Omit<AttemptRecord, 'manual' | 'success' | 'responseTruncated'> {
  manual: number
  success: number
  responseTruncated: number
}

/** Writes one attempt of a delivery. */
export const createInsertAttempt = (db: Database): ((delivery: number, attempt: AttemptRecord) => void) => {
  const insert = db.prepare(
    `INSERT INTO attempt (key, at, manual, success, method, url, request_headers, request_body, status,
       response_headers, response_body, response_truncated, error_class, error_message, notes, dns, connect, tls,
       first_byte, total)
     VALUES (? << 16 | ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return (delivery, a) => {
    insert.run(
      delivery,
      a.number,
      a.at,
      a.manual ? 1 : 0,
      a.success ? 1 : 0,
      a.method,
      a.url,
      a.requestHeaders,
      a.requestBody,
      a.status,
      a.responseHeaders,
      a.responseBody,
      a.responseTruncated ? 1 : 0,
      a.errorClass,
      a.errorMessage,
      a.notes,
      a.dns,
      a.connect,
      a.tls,
      a.firstByte,
      a.total,
    )
  }
}

/** Reads the attempts of a delivery in order. */
export const createSelectAttempts = (db: Database): ((delivery: number) => AttemptRecord[]) => {
  const select = db.prepare<[number, number], AttemptRow>(
    `SELECT key & 65535 AS number, at, manual, success, method, url, request_headers AS requestHeaders,
       request_body AS requestBody, status, response_headers AS responseHeaders, response_body AS responseBody,
       response_truncated AS responseTruncated, error_class AS errorClass, error_message AS errorMessage,
       notes, dns, connect, tls, first_byte AS firstByte, total
     FROM attempt WHERE key BETWEEN ? << 16 AND (? << 16) + 65535 ORDER BY key`,
  )
  return delivery =>
    select.all(delivery, delivery).map(row => ({
      ...row,
      manual: row.manual === 1,
      success: row.success === 1,
      responseTruncated: row.responseTruncated === 1,
    }))
}
