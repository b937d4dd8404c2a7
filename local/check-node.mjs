// Plain JavaScript that a Node of any age can read: an older one cannot even load the TypeScript files that follow.
const needed = 24

if (Number(process.versions.node.split('.')[0]) < needed) {
  console.error(
    `Node ${needed} is needed and this is ${process.versions.node}: run \`npm ci\` (not with --ignore-scripts), which brings Node ${needed} along, and start with \`npm start\`, \`npm run demo\` or \`npm test\``,
  )
  process.exit(1)
}
