import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { ActWithReason } from '../../parts/act-with-reason.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import { type Answer, call } from '../../service/call.ts'
import { saveFile } from '../../service/save-file.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { subsidiesWords } from './subsidies-words.ts'
import './subsidies.css'
import { useChosenWindow } from './use-chosen-window.tsx'

/** The list to post, on screen, on paper and as a sheet, and what an office files. Drawn up on demand, as each goes on record. */
export function Notice() {
  const { chosen, choice } = useChosenWindow()
  return (
    <>
      {choice}
      {chosen && <NoticeOf key={`${chosen.county} ${chosen.policy.policyId} ${chosen.window}`} chosen={chosen} />}
    </>
  )
}

function NoticeOf({ chosen }: { chosen: NonNullable<ReturnType<typeof useChosenWindow>['chosen']> }) {
  const words = useWords(subsidiesWords)
  const say = useSay()
  const { county, policy, window } = chosen
  const { policyId } = policy
  const [drawn, setDrawn] = useState<Answer<'GET /v1/subsidies/public-notice'>>()
  const [error, setError] = useState<Error>()
  const [isDoing, setDoing] = useState(false)
  const query = { county, policyId, window }
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
  const sum = lines.reduce((total, { amount }) => total + amount.minorUnits, 0)
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
            saveFile('GET /v1/subsidies/evidence-pack', { query: { ...query, why } }, `${policyId}-${window}.zip`)
          }
        />
      </Space>
      <p className="quiet filters">{words.noticeNote}</p>
      <Refusal error={error} />
      {drawn && (
        <>
          <h2>
            {say(policy.name)} · {words.notice} · {window}
          </h2>
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
              {words.total(lines.length)} <Yuan of={{ minorUnits: sum, currency: 'CNY' }} />
            </p>
          )}
        </>
      )}
    </div>
  )
}
