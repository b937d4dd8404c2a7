import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Select, Space } from 'antd'
import { useState } from 'react'
import type { NoticeId } from '../../../domain/kernel/ids.ts'
import { ActWithReason } from '../../parts/act-with-reason.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import { useAddress } from '../../parts/use-address.ts'
import { Yuan } from '../../parts/yuan.tsx'
import { type Answer, call } from '../../service/call.ts'
import { saveFile } from '../../service/save-file.ts'
import { useList } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { PostMany } from './post-many.tsx'
import { noticeLevelWords } from './rule-words.ts'
import { subsidiesWords } from './subsidies-words.ts'
import './subsidies.css'
import { windowInWords } from '../../../domain/subsidies/window-in-words.ts'
import { type ChosenWindow, useChosenWindow } from './use-chosen-window.tsx'

/** The list to post, on screen, on paper and as a sheet, and what an office files. Drawn up on demand, as each goes on record. */
export function Notice() {
  const { chosen, choice } = useChosenWindow()
  return (
    <>
      {choice}
      {chosen && <Notices key={`${chosen.county} ${chosen.policy.policyId} ${chosen.window}`} chosen={chosen} />}
    </>
  )
}

/** Which notice is looked at: the draft of all claims, or one that was posted. */
function Notices({ chosen }: { chosen: ChosenWindow }) {
  const words = useWords(subsidiesWords)
  const say = useSay()
  const { colleague } = useSession()
  const { get, put } = useAddress()
  const { county, policy, window } = chosen
  const query = { county, policyId: policy.policyId, window, limit: 100 }
  const posted = useList('GET /v1/subsidies/notices', { query })
  const notice = posted.items.find(({ noticeId }) => noticeId === get('notice'))
  return (
    <>
      <div className="filters">
        <Select
          aria-label={words.whichNotice}
          value={notice?.noticeId ?? draft}
          onChange={(to: string) => put({ notice: to === draft ? undefined : to })}
          style={{ minWidth: 260, maxWidth: '100%' }}
          options={[
            { value: draft, label: words.draft },
            ...posted.items.map(({ noticeId, level, from, until }) => ({
              value: noticeId as string,
              label: `${say(noticeLevelWords[level])} · ${from} – ${until}`,
            })),
          ]}
        />
        {colleague.role !== 'auditor' && (
          <PostMany of={chosen} last={posted.items.at(0)} onPosted={(noticeId) => put({ notice: noticeId })} />
        )}
      </div>
      <Refusal error={posted.error} />
      <NoticeOf key={notice?.noticeId ?? draft} chosen={chosen} noticeId={notice?.noticeId} />
    </>
  )
}

const draft = 'draft'

function NoticeOf({ chosen, noticeId }: { chosen: ChosenWindow; noticeId: NoticeId | undefined }) {
  const words = useWords(subsidiesWords)
  const say = useSay()
  const { county, policy, window } = chosen
  const { policyId } = policy
  const [drawn, setDrawn] = useState<Answer<'GET /v1/subsidies/public-notice'>>()
  const [error, setError] = useState<Error>()
  const [isDoing, setDoing] = useState(false)
  const query = { county, policyId, window, ...(noticeId && { notice: noticeId }) }
  const attempt = async (act: () => Promise<void>) => {
    setDoing(true)
    setError(undefined)
    try {
      await act()
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)))
    } finally {
      setDoing(false)
    }
  }
  const draw = () => attempt(async () => setDrawn(await call('GET /v1/subsidies/public-notice', { query })))
  const save = () =>
    attempt(() =>
      saveFile(
        'GET /v1/subsidies/public-notice',
        { query: { ...query, format: 'xlsx' } },
        `${policyId}-${window}-notice.xlsx`,
      ),
    )
  const lines = (drawn?.items ?? []).map((one, at) => ({ ...one, key: String(at) }))
  const notice = drawn?.notice
  return (
    <div className="subsidy-notice">
      <Space wrap className="filters">
        <Button type="primary" loading={isDoing} onClick={() => void draw()}>
          {words.showNotice}
        </Button>
        {lines.length > 0 && (
          <Button icon={<PrinterOutlined />} onClick={() => globalThis.print()}>
            {words.print}
          </Button>
        )}
        <Button icon={<DownloadOutlined />} disabled={isDoing} onClick={() => void save()}>
          {words.sheet}
        </Button>
        <ActWithReason
          name={words.pack}
          consequences={[words.packThen]}
          act={(why) =>
            saveFile(
              'GET /v1/subsidies/evidence-pack',
              { query: { county, policyId, window, why } },
              `${policyId}-${window}.zip`,
            )
          }
        />
      </Space>
      <p className="quiet filters">{words.noticeNote}</p>
      <Refusal error={error} />
      {drawn && (
        <>
          <h2>
            {say(policy.name)} · {words.notice} · {say(windowInWords(window))}
          </h2>
          {notice && (
            <p>
              {say(noticeLevelWords[notice.level])} · {words.onNotice(notice.from, notice.until)}
            </p>
          )}
          <Rows
            label={words.notice}
            rows={lines}
            rowKey={({ key }) => key}
            empty={words.noticeEmpty}
            columns={[
              { title: words.name, shows: ({ name }) => name },
              { title: words.township, shows: ({ township }) => township ?? '–' },
              { title: words.village, shows: ({ village }) => village ?? '–' },
              { title: words.amount, align: 'right', shows: ({ amount }) => <Yuan of={amount} /> },
            ]}
          />
          {lines.length > 0 && (
            <p>
              {words.total(drawn.people)} <Yuan of={drawn.total} />
            </p>
          )}
          {notice && (
            <p>{words.objectTo(notice.complaints.office, notice.complaints.place, notice.complaints.phone)}</p>
          )}
        </>
      )}
    </div>
  )
}
