import { PaperClipOutlined } from '@ant-design/icons'
import { App, Button, Input, Select, Space } from 'antd'
import { useRef, useState } from 'react'
import type { CaseId } from '../../../domain/kernel/ids.ts'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useColleagueName } from '../../parts/use-colleague-name.ts'
import type { Answer } from '../../service/call.ts'
import { saveFile } from '../../service/save-file.ts'
import { scaledPhoto } from '../../service/scaled-photo.ts'
import { useAct } from '../../service/use-act.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { inBoth } from '../../words/in-both.ts'
import { useWords } from '../../words/language.tsx'

type Evidence = Answer<'GET /v1/cases/{caseId}/evidence'>['items'][number]
type Kind = Evidence['kind']

const evidenceWords = inBoth(
  {
    title: '材料',
    none: '还没有材料。本人可以在行程页上传，也可以由站里代传。',
    payslip: '工资条',
    bank: '银行流水',
    contract: '劳动合同',
    other: '其他',
    byWorker: '本人上传',
    by: (who: string) => `${who} 代传`,
    open: '打开',
    why: '查看理由（记录在案）',
    attach: '上传材料',
    limits: '照片（JPG、PNG）太大时自动缩小；PDF不超过4MB。加密保存。',
    kept: '已保存',
  },
  {
    title: 'Evidence',
    none: 'Nothing is attached yet. The person may do so on the trip page, or the station for them.',
    payslip: 'payslip',
    bank: 'bank statement',
    contract: 'contract',
    other: 'something else',
    byWorker: 'by the person',
    by: (who: string) => `by ${who}`,
    open: 'Open',
    why: 'Why you open it (goes on record)',
    attach: 'Attach',
    limits: 'A photo (JPG, PNG), made smaller where it is large, or a PDF of 4 MB at most; it is kept sealed.',
    kept: 'Kept',
  },
)

/** What was attached to a case: each is opened only for a reason, and saved as a file. */
export function CaseEvidence({ caseId, mayAct }: { caseId: CaseId; mayAct: boolean }) {
  const words = useWords(evidenceWords)
  const read = useAnswer('GET /v1/cases/{caseId}/evidence', { params: { caseId } })
  const nameOf = useColleagueName()
  const [why, setWhy] = useState('')
  const [error, setError] = useState<Error>()
  const names: Record<Kind, string> = {
    payslip: words.payslip,
    'bank-flow': words.bank,
    contract: words.contract,
    other: words.other,
  }
  const items = read.data?.items ?? []
  const open = async ({ evidenceId, kind, type }: Evidence) => {
    setError(undefined)
    const extension = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' }[type]
    const said = { params: { caseId, evidenceId }, query: { why: why.trim() } }
    await saveFile('GET /v1/cases/{caseId}/evidence/{evidenceId}', said, `${kind}-${evidenceId}.${extension}`).catch(
      (failure: unknown) => setError(failure instanceof Error ? failure : new Error(String(failure))),
    )
  }
  return (
    <section aria-label={words.title} style={{ width: '100%' }}>
      <h3>{words.title}</h3>
      <Refusal error={read.error ?? error} />
      {items.length === 0 && <p className="quiet">{words.none}</p>}
      {mayAct && items.length > 0 && (
        <Input
          aria-label={words.why}
          placeholder={words.why}
          value={why}
          maxLength={200}
          onChange={(event) => setWhy(event.target.value)}
        />
      )}
      <ul style={{ paddingLeft: 20 }}>
        {items.map((one) => (
          <li key={one.evidenceId}>
            {names[one.kind]}{' '}
            <span className="quiet">
              {one.addedBy ? words.by(nameOf(one.addedBy)) : words.byWorker} <Moment at={one.addedAt} />
            </span>{' '}
            {mayAct && (
              <Button size="small" disabled={why.trim() === ''} onClick={() => void open(one)}>
                {words.open}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayAct && <Attach caseId={caseId} names={names} />}
    </section>
  )
}

function Attach({ caseId, names }: { caseId: CaseId; names: Record<Kind, string> }) {
  const words = useWords(evidenceWords)
  const { message } = App.useApp()
  const [kind, setKind] = useState<Kind>('payslip')
  const chooser = useRef<HTMLInputElement>(null)
  const act = useAct('POST /v1/cases/{caseId}/evidence', { onDone: () => void message.success(words.kept) })
  const send = async (file: File | undefined) => {
    if (!file) return
    act.mutate({ params: { caseId }, body: { kind, file: await base64Of(await scaledPhoto(file)) } })
    if (chooser.current) chooser.current.value = ''
  }
  return (
    <>
      <Refusal error={act.error} />
      <Space wrap>
        <Select<Kind>
          aria-label={words.title}
          value={kind}
          onChange={setKind}
          style={{ minWidth: 130 }}
          options={(Object.keys(names) as Kind[]).map((value) => ({ value, label: names[value] }))}
        />
        <Button icon={<PaperClipOutlined />} loading={act.isPending} onClick={() => chooser.current?.click()}>
          {words.attach}
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label={words.attach}
          accept="image/jpeg,image/png,application/pdf"
          onChange={({ target }) => void send(target.files?.[0])}
        />
      </Space>
      <p className="quiet">{words.limits}</p>
    </>
  )
}

async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += 0x8000)
    parts.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)))
  return btoa(parts.join(''))
}
