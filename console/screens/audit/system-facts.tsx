import { CheckCircleFilled } from '@ant-design/icons'
import { Descriptions } from 'antd'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useAhead } from '../../service/service-time.ts'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { auditWords } from './audit-words.ts'

/** 系统: whether the service answers, and how this deployment is set, as far as it is no secret. */
export function SystemFacts() {
  const words = { ...useWords(sharedWords), ...useWords(auditWords) }
  const { colleague, settings } = useSession()
  const health = useAnswer('GET /health', {}, { every: liveEvery.lists })
  const ahead = useAhead()
  const facts = [
    {
      label: words.health,
      shows: health.data && (
        <>
          <CheckCircleFilled style={{ color: '#0b5c3b' }} aria-hidden /> {words.healthy}
        </>
      ),
    },
    { label: words.serviceTime, shows: health.data && <Moment at={health.data.now} /> },
    { label: words.ahead, shows: words.seconds(Math.round(ahead / 1000)) },
    { label: words.stage, shows: settings.isLocal ? words.local : words.deployed },
    { label: words.version, shows: String(import.meta.env['VITE_VERSION']) },
    { label: words.issuer, shows: <code>{settings.issuer}</code> },
    { label: words.you, shows: `${colleague.subject} · ${words[colleague.role]}` },
  ]
  return (
    <>
      <Refusal error={health.error} />
      <Descriptions
        size="small"
        bordered
        column={1}
        items={facts.map(({ label, shows }) => ({ key: label, label, children: shows }))}
      />
      <p className="quiet">{words.notYet}</p>
    </>
  )
}
