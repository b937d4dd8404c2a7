import { Alert } from 'antd'
import { isProblem } from '../service/problem.ts'
import { useWords } from '../words/language.tsx'
import { sharedWords } from '../words/shared.ts'

/** What the service refused, in its own sentence; that it could not be reached is said, not guessed. */
export function Refusal({ error }: { error: Error | null | undefined }) {
  const words = useWords(sharedWords)
  if (!error) return null
  if (!isProblem(error)) return <Alert type="error" showIcon role="alert" title={words.offline} />
  const { errors, instance, status, message } = error
  const others = errors.filter(({ detail }) => detail !== message)
  return (
    <Alert
      type={status >= 500 ? 'error' : 'warning'}
      showIcon
      role="alert"
      title={message}
      description={
        others.length > 0 || status >= 500 ? (
          <>
            {others.map(({ pointer, detail }) => (
              <div key={pointer}>{detail}</div>
            ))}
            {status >= 500 && instance !== undefined && <code>{instance}</code>}
          </>
        ) : undefined
      }
    />
  )
}
