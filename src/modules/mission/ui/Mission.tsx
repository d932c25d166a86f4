/** The mission in its own voice: the words between asterisks in italics and in the community's colour. */
export function MissionText({ text }: { text: string }) {
  return text.split('*').map((part, index) => (index % 2 ? <em key={`${index}-${part}`}>{part}</em> : part))
}
