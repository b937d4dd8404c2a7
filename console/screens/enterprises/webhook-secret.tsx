import { Space } from 'antd'
import { useState } from 'react'
import { Confirm } from '../../parts/confirm.tsx'
import { Moment } from '../../parts/moment.tsx'
import { ShownOnce } from '../../parts/shown-once.tsx'
import type { Answer } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useWords } from '../../words/language.tsx'
import { enterprisesWords } from './enterprises-words.ts'

type Enterprise = Answer<'GET /v1/enterprises/{enterpriseId}'>

/** Which versions of the signing secret count, and ways to a new one. */
export function WebhookSecret({ enterprise }: { enterprise: Enterprise }) {
  const words = useWords(enterprisesWords)
  const [secret, setSecret] = useState<string>()
  const onDone = ({ webhookSecret }: { webhookSecret: string }) => setSecret(webhookSecret)
  const rotate = useAct('POST /v1/enterprises/{enterpriseId}/webhook-secret/rotate', { onDone })
  const revoke = useAct('POST /v1/enterprises/{enterpriseId}/webhook-secret/revoke', { onDone })
  const params = { enterpriseId: enterprise.id }
  const { current, retiring } = enterprise.secretVersions
  return (
    <>
      <Space wrap>
        <span>
          {words.secret}: {words.secretVersion(current)}
        </span>
        {retiring.map(({ version, until }) => (
          <span key={version} className="quiet">
            {words.retiring(version)} <Moment at={until} />
          </span>
        ))}
        <Confirm
          size="small"
          label={words.rotate}
          title={words.rotateTitle}
          consequences={[words.rotateWhat, words.secretOnce]}
          onConfirm={() => rotate.mutateAsync({ params })}
        />
        <Confirm
          size="small"
          isDanger
          label={words.revokeSecret}
          title={words.revokeSecretTitle}
          consequences={[words.revokeSecretWhat, words.secretOnce]}
          onConfirm={() => revoke.mutateAsync({ params, body: {} })}
        />
      </Space>
      {secret !== undefined && <ShownOnce label={words.secret} note={words.secretOnce} value={secret} />}
    </>
  )
}
