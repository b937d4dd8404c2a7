import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { batchInWords } from '../../domain/batches/batch-in-words.ts'
import { BatchWait, tellWait } from '../../domain/batches/batch-wait.ts'
import { causeWords } from '../../domain/batches/cause-words.ts'
import { wordsOfEnd } from '../../domain/batches/end-words.ts'
import { skipWords } from '../../domain/batches/skip-terms.ts'
import type { BatchProgress, TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { causeOf } from '../../domain/kernel/cause.ts'

const workflows = new URL('../../workflows/', import.meta.url)
const sources = readdirSync(workflows, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.asl.json'))
  .map((file) => readFileSync(new URL(file, workflows), 'utf8'))
  .join('\n')
/** Of a Chinese sentence: no English word but ids and what somebody wrote. */
const english = /[a-z]{3,}/

describe('a batch says in both languages', () => {
  test('why its workflow ends it, whichever way', () => {
    const causes = [...sources.matchAll(/"Error": "batch-ended",\s+"Cause": "([^"]+)"/g)].flatMap(([, cause = '']) =>
      cause.startsWith('{%') ? [...cause.matchAll(/'([^']+)'/g)].map(([, text = '']) => text) : [cause],
    )
    expect(causes).toHaveLength(9)
    for (const cause of causes) {
      const why = `${cause.replace(/: $/, ': 太贵')} (while waiting for approval) (not all was released: 2 trips, which ran; trips; workers of 3 chunks; places of job orders)`
      const { zh, en } = wordsOfEnd(why)
      expect({ cause, zh }).toEqual({ cause, zh: expect.not.stringMatching(english) })
      expect(en).toBe(why)
    }
  })

  test('who cancelled it, why and at which step, also where a colleague’s words look like ours', () => {
    expect(wordsOfEnd('cancelled by zhou@province: 改期 (while we wait) (while matching)').zh).toBe(
      'zhou@province取消：改期 (while we wait)（当时：人岗匹配）',
    )
    expect(wordsOfEnd('something older').zh).toBe('something older')
  })

  test('what it waits for, noted by this release or an earlier one', () => {
    const waits = [...sources.matchAll(/"awaits": (?:\{ "for": "|"\{% \{'for': ')([\w-]+)/g)].map(([, one]) => one)
    const notedByTasks = ['answers', 'approval']
    expect(new Set([...waits, ...notedByTasks])).toEqual(new Set(BatchWait.options.map((one) => one.shape.for.value)))
    const step = 'waiting for answers'
    const at = '2027-03-05T00:00:00.000Z' as BatchProgress['since']
    for (const wait of [
      { for: 'headcounts' },
      { for: 'answers', offers: 3, round: 2 },
      { for: 'approval', trips: 7, yuan: 1234.5 },
      { for: 'overdue-approval' },
      { for: 'confirmations' },
      { for: 'road' },
    ] as const) {
      const { zh, en } = tellWait(wait)
      const old = { step, waitsFor: en, since: at, until: null } as const
      for (const progress of [old, { ...old, awaits: wait }])
        expect(batchInWords({ state: 'running', progress } as TransferBatch).progress.words).toEqual({
          step: { zh: '等待答复', en: step },
          waitsFor: { zh, en },
        })
      expect(zh).not.toMatch(english)
    }
  })
})

describe('a step that failed says in both languages', () => {
  test('where the work goes on when it is skipped', () => {
    const skips = [...sources.matchAll(/"SkipTo": "([^"]+)"/g)].map(([, state = '']) => state)
    expect(skips.length).toBeGreaterThan(40)
    expect(skips.filter((state) => english.test(skipWords(state).zh))).toEqual([])
  })

  test('why: a refusal in its own sentences, what broke in a sentence that quotes it, without a person’s details', () => {
    const refused = JSON.stringify({
      errorType: 'invalid-state',
      errorMessage: causeOf({ zh: '企业已暂停，13812345678。', en: 'The enterprise is paused, 13812345678.' }),
    })
    expect(causeWords('invalid-state', refused)).toEqual({ zh: '企业已暂停，…。', en: 'The enterprise is paused, ….' })
    const broke = JSON.stringify({ errorType: 'Error', errorMessage: 'throttled for 王小明 13812345678' })
    const { zh, en } = causeWords('Error', broke)
    expect(zh).toMatch(/^系统故障，请转技术人员：throttled for/)
    expect(en).toMatch(/^it broke: throttled for/)
    expect(`${zh}${en}`).not.toMatch(/13812345678|王小明/)
    expect(causeWords('States.Timeout', '').zh).toContain('没有在规定时间内做完')
  })
})
