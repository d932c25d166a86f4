/** What is wrong with a form that was sent without script. The focus comes here with the page, and from here each field is one step away. */
export type WrongField = { id: string; label: string; words: string }

export const TroubleSummary = ({ words, wrongs }: { words: string; wrongs: WrongField[] }) => (
  <div className="trouble" id="trouble" tabIndex={-1}>
    <div role="alert">
      <h2>{words}</h2>
      {wrongs.length > 0 && (
        <ul>
          {wrongs.map(({ id, label, words: what }) => (
            <li key={id}>
              <a href={`#${id}`}>{label}</a> {what}
            </li>
          ))}
        </ul>
      )}
    </div>
  </div>
)
