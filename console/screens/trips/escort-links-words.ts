import { inBoth } from '../../words/in-both.ts'

export const escortLinksWords = inBoth(
  {
    links: '领队的点名链接',
    note: '领队不用账号：打开链接，没有网络也能点名和交接。只看得到这一趟车的人，到达以后自动失效。',
    copy: '生成链接',
    send: '生成并发短信给领队',
    address: '链接',
    once: '只显示这一次，请马上复制发给领队。',
    sent: '短信已交给服务商',
    notTaken: '短信没有发出，请复制链接发给领队',
    revokeWhat: '手机上还没有发送的点名将发不出来；丢了手机时这样做。',
    none: '还没有链接。生成后领队的手机就能点名。',
  },
  {
    links: 'Roll-call links of the escort',
    note: 'The escort needs no account: the link calls the roll and hands over without network too. It shows the people of this trip alone and ends by itself after the arrival.',
    copy: 'Make a link',
    send: 'Make it and text it to the leader',
    address: 'Link',
    once: 'Shown this once: copy it and give it to the leader now.',
    sent: 'The provider has the text',
    notTaken: 'The text did not go out: copy the link for the leader',
    revokeWhat: 'What its phone has not sent yet cannot be sent any more; for a phone that is lost.',
    none: 'No link yet. With one, the roll is called on the leader’s phone.',
  },
)
