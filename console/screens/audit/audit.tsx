import { Tabs } from 'antd'
import { useAddress } from '../../parts/use-address.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { AuditTrail } from './audit-trail.tsx'
import { auditWords } from './audit-words.ts'
import { CostOfTexts } from './cost-of-texts.tsx'
import { StalledSteps } from './stalled-steps.tsx'
import { SystemFacts } from './system-facts.tsx'

/** 审计与系统: who did what, what texts cost, which steps stalled, and how this service is set. The trail is the auditor's alone. */
export function Screen() {
  const words = useWords(auditWords)
  const { colleague } = useSession()
  const address = useAddress()
  const tabs = [
    ...(colleague.role === 'auditor' ? [{ key: 'trail', label: words.trail, children: <AuditTrail /> }] : []),
    { key: 'texts', label: words.texts, children: <CostOfTexts /> },
    { key: 'stalls', label: words.stalls, children: <StalledSteps /> },
    { key: 'system', label: words.system, children: <SystemFacts /> },
  ]
  const wished = address.get('tab')
  return (
    <>
      <h1 style={{ fontSize: 20, margin: '0 0 4px' }}>{words.title}</h1>
      <Tabs
        activeKey={tabs.find(({ key }) => key === wished)?.key ?? tabs[0]?.key ?? ''}
        onChange={(tab) => address.put({ tab })}
        destroyOnHidden
        items={tabs}
      />
    </>
  )
}
