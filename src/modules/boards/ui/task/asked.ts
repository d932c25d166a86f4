/** What is asked about in a dialog. */
export type Asked =
  | {
      about:
        | 'people'
        | 'days'
        | 'repeats'
        | 'labels'
        | 'estimate'
        | 'needed'
        | 'move'
        | 'place'
        | 'wait'
        | 'approval'
        | 'part'
        | 'checklist'
        | 'hours'
    }
  | { about: 'field'; fieldId: string }
