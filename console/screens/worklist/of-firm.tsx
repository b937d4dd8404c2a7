import { Button, Descriptions, Form, Input, Space } from 'antd'
import { Link } from 'react-router'
import type { CaseId, EnterpriseId } from '../../../domain/kernel/ids.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { addresses } from '../../parts/addresses.ts'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { ACase } from './of-case.tsx'
import { worklistWords } from './worklist-words.ts'

/** An enterprise: without a specialist, paused by a broken promise, or one whose address takes no events. */
export function OfFirm({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = useWords(worklistWords)
  const { colleague } = useSession()
  const enterpriseId = item.subject['enterpriseId'] as EnterpriseId
  const found = useAnswer('GET /v1/enterprises/{enterpriseId}', { params: { enterpriseId } })
  const firm = found.data
  if (!firm) return <Refusal error={found.error} />
  const { standing, reachability, contact, specialist } = firm
  const caseId = standing.state === 'paused' ? standing.caseIds[0] : undefined
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'name', label: firm.name, children: <StateTag of="enterprise" state={standing.state} /> },
          {
            key: 'contact',
            label: words.contact,
            children: contact ? `${contact.name} ${contact.phone}` : words.nobody,
          },
          { key: 'specialist', label: words.specialist, children: specialist?.name ?? words.nobody },
          ...(standing.state === 'paused'
            ? [
                { key: 'paused', label: words.pausedSince, children: <Moment at={standing.since} /> },
                { key: 'cases', label: words.caseKind, children: words.openCases(standing.caseIds.length) },
              ]
            : []),
          ...(reachability
            ? [
                {
                  key: 'unreachable',
                  label: <StateTag of="reachability" state={reachability.state} />,
                  children: words.byTelephone,
                },
              ]
            : []),
        ]}
      />
      {item.kind === 'enterprise-unmanned' && colleague.role === 'province' && (
        <NameSpecialist enterpriseId={enterpriseId} />
      )}
      {caseId && <ACase caseId={caseId as CaseId} />}
      <Link to={addresses.enterprise(enterpriseId)}>
        <Button>{words.openFirm}</Button>
      </Link>
    </Space>
  )
}

function NameSpecialist({ enterpriseId }: { enterpriseId: EnterpriseId }) {
  const words = useWords(worklistWords)
  return (
    <ActForm<'PATCH /v1/enterprises/{enterpriseId}', { specialist: { name: string; subject: string } }>
      address="PATCH /v1/enterprises/{enterpriseId}"
      said={({ specialist }) => ({ params: { enterpriseId }, body: { specialist } })}
      submit={words.nameSpecialist}
    >
      <Form.Item name={['specialist', 'name']} label={words.specialistName} rules={[{ required: true }]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name={['specialist', 'subject']} label={words.specialistSubject} rules={[{ required: true }]}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </ActForm>
  )
}
