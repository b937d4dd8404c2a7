import { PaperClipOutlined } from '@ant-design/icons'
import { App, Button, Input, Select, Space } from 'antd'
import { useRef, useState } from 'react'
import { attachedKindTerms } from '../../domain/stabilisation/attached-kind-terms.ts'
import type { AttachedKind, Evidence } from '../../domain/stabilisation/evidence.ts'
import { extensionOf } from '../../domain/stabilisation/extension-of.ts'
import { scaledPhoto } from '../service/scaled-photo.ts'
import { inBoth } from '../words/in-both.ts'
import { useSay, useWords } from '../words/language.tsx'
import { titled } from '../words/titled.ts'
import { Moment } from './moment.tsx'
import { Refusal } from './refusal.tsx'
import { useColleagueName } from './use-colleague-name.ts'

const filesWords = inBoth(
  {
    title: '材料',
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
    byWorker: 'by the person',
    by: (who: string) => `by ${who}`,
    open: 'Open',
    why: 'Why you open it (goes on record)',
    attach: 'Attach',
    limits: 'A photo (JPG, PNG), made smaller where it is large, or a PDF of 4 MB at most; it is kept sealed.',
    kept: 'Kept',
  },
)
const names = titled(attachedKindTerms)

interface Props {
  readonly items: readonly Evidence[]
  readonly error: Error | null
  /** What comes here while there is nothing. */
  readonly empty: string
  /** Opens one for a reason, as a file of that name; left out where the reader may not. */
  readonly onOpen?: (one: Evidence, why: string, name: string) => Promise<void>
  /** Left out where nothing more is taken. */
  readonly attach?: AttachProps
}

/** What was attached to a case or a claim: each is opened only for a reason, and saved as a file. */
export function AttachedFiles({ items, error, empty, onOpen, attach }: Props) {
  const words = useWords(filesWords)
  const say = useSay()
  const nameOf = useColleagueName()
  const [why, setWhy] = useState('')
  const [failed, setFailed] = useState<Error>()
  const open = async (one: Evidence) => {
    setFailed(undefined)
    const name = `${one.kind}-${one.evidenceId}.${extensionOf[one.type]}`
    await onOpen?.(one, why.trim(), name).catch((failure: unknown) =>
      setFailed(failure instanceof Error ? failure : new Error(String(failure))),
    )
  }
  return (
    <section aria-label={words.title} style={{ width: '100%' }}>
      <h3>{words.title}</h3>
      <Refusal error={error ?? failed} />
      {items.length === 0 && <p className="quiet">{empty}</p>}
      {onOpen && items.length > 0 && (
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
            {say(names[one.kind])}{' '}
            <span className="quiet">
              {one.addedBy ? words.by(nameOf(one.addedBy)) : words.byWorker} <Moment at={one.addedAt} />
            </span>{' '}
            {onOpen && (
              <Button size="small" disabled={why.trim() === ''} onClick={() => void open(one)}>
                {words.open}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {attach && <Attach {...attach} />}
    </section>
  )
}

interface AttachProps {
  /** What a file may show; the first unless another one is chosen. */
  readonly kinds: readonly AttachedKind[]
  readonly error: Error | null
  readonly send: (body: { readonly kind: AttachedKind; readonly file: string }) => Promise<unknown>
}

function Attach({ kinds, error, send }: AttachProps) {
  const words = useWords(filesWords)
  const say = useSay()
  const { message } = App.useApp()
  const [chosen, setChosen] = useState<AttachedKind>()
  const [isSending, setSending] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const kind = chosen ?? kinds[0] ?? 'other'
  const take = async (file: File | undefined) => {
    if (!file) return
    setSending(true)
    try {
      await send({ kind, file: await base64Of(await scaledPhoto(file)) })
      void message.success(words.kept)
    } catch {
      // Why it was refused stands above.
    } finally {
      setSending(false)
      if (chooser.current) chooser.current.value = ''
    }
  }
  return (
    <>
      <Refusal error={error} />
      <Space wrap>
        <Select<AttachedKind>
          aria-label={words.title}
          value={kind}
          onChange={setChosen}
          style={{ minWidth: 150 }}
          options={kinds.map((value) => ({ value, label: say(names[value]) }))}
        />
        <Button icon={<PaperClipOutlined />} loading={isSending} onClick={() => chooser.current?.click()}>
          {words.attach}
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label={words.attach}
          accept="image/jpeg,image/png,application/pdf"
          onChange={({ target }) => void take(target.files?.[0])}
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
