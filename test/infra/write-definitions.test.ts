import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeDefinitions } from '../../infra/write-definitions.ts'
import { workflows } from '../../workflows/catalog.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhida-definitions-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const allOfThem = () =>
  Promise.all(Object.keys(workflows).map((workflow) => readFile(path.join(folder, `${workflow}.asl.json`), 'utf8')))
const placeholdersIn = (texts: readonly string[]) =>
  [...new Set(texts.flatMap((text) => text.match(/\$\{[^}]+\}/g) ?? []))].sort()

test('without an account only what CloudFormation fills in is left open', async () => {
  await writeDefinitions({}, folder)
  const open = ['AWS::AccountId', 'AWS::Partition', 'AWS::Region', 'Bucket'].map((name) => `\${${name}}`)
  expect(placeholdersIn(await allOfThem())).toEqual(open)
})

test('with account, region and bucket nothing is left open, and the ARNs are those of that partition', async () => {
  await writeDefinitions({ account: '123456789012', region: 'cn-northwest-1', bucket: 'zhida-bucket' }, folder)
  const texts = await allOfThem()
  expect(placeholdersIn(texts)).toEqual([])
  const batch = texts[Object.keys(workflows).indexOf('batches/run-transfer-batch')]
  expect(batch).toContain('"arn:aws-cn:lambda:cn-northwest-1:123456789012:function:zhida-batches-freeze-candidates"')
  expect(batch).toContain('"arn:aws-cn:states:::states:startExecution.sync:2"')
  expect(batch).toContain('"Bucket": "zhida-bucket"')
})
