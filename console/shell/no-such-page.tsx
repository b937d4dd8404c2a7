import { Alert, Button } from 'antd'
import { Link } from 'react-router'
import { useWords } from '../words/language.tsx'
import { sharedWords } from '../words/shared.ts'

export function NoSuchPage() {
  const words = useWords(sharedWords)
  return (
    <Alert
      type="info"
      showIcon
      title={words.notFound}
      action={
        <Link to="/">
          <Button type="primary">{words.home}</Button>
        </Link>
      }
    />
  )
}
