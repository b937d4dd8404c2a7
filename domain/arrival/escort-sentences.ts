import { sentences } from '../kernel/sentences.ts'

/** What is told of links for escorts, and of what their phones send. */
export const escortSentences = sentences('roll-call', {
  'own-journey': {
    zh: '自行前往的行程没有领队，不点名。',
    en: 'People who travel on their own have no escort and are not called.',
  },
  'trip-over': {
    zh: '这趟车已经结束或者不开，不用再点名：请查看乘客现在的行程。',
    en: 'This trip is over, or does not run, so nobody is called: look up how its people travel now.',
  },
  'no-leader': {
    zh: '还没有登记领队的手机：请先登记领队，或者复制链接自己发给领队。',
    en: "The leader's telephone is not known: name the leader first, or copy the link and send it yourself.",
  },
  'link-unknown': {
    zh: '链接不完整，或者不是我们发的：请打开短信或者聊天里的完整链接，或者请县里重新发。',
    en: 'The link is not whole, or not ours: open it as it was sent to you, or ask the county for another.',
  },
  'link-revoked': {
    zh: '这个链接已停用：请县里重新发一个。',
    en: 'This link was withdrawn: ask the county for another.',
  },
  'link-expired': {
    zh: '这个链接已过期：如果还要点名，请县里重新发一个。',
    en: 'This link has expired: if the roll is still to be called, ask the county for another.',
  },
  'tapped-late': {
    zh: '这一下是链接过期（{until}）以后点的：请县里重新发一个链接。',
    en: 'This was tapped after the link had expired, {until}: ask the county for another.',
  },
  'not-to-plant': {
    zh: '不在这趟车去这家单位的名单上：请核对车次和单位。',
    en: 'This person is not on the way to a plant by this trip: check the trip and the plant.',
  },
  'too-many-words': {
    zh: '这个人的交接记录已有{count}条，不再接收：请电话联系驻外站。',
    en: 'There are {count} words on this person: no more are taken; telephone the station.',
  },
  'on-record': {
    zh: '已记录；但此人{state}，以此为准。如果不对，请电话联系驻外站。',
    en: 'Kept; but this person {state}, which stands. If that is wrong, telephone the station.',
  },
  'other-word': {
    zh: '已记录；但{by}报告{said}（{at}），以此为准，等人核实。',
    en: 'Kept; but {by} reported "{said}" for {at}, which stands until somebody looks.',
  },
})
