/** A neighbourhood that looks after its street. */
import type { Example } from './example.ts'

export const neighbourhood: Example = {
  preset: 'association',
  de: {
    name: 'Nachbarschaft Lindenviertel',
    mission: 'In unserem Viertel kennt man sich und *hilft sich aus*.',
    values: [
      {
        title: 'Offen',
        weDo: 'Bei uns ist willkommen, wer hier wohnt, egal wie lange.',
        weDont: 'Unter uns bleiben.',
      },
      {
        title: 'Verlässlich',
        weDo: 'Wir sagen Bescheid, wenn etwas nicht klappt.',
        weDont: 'Zusagen und vergessen.',
      },
      {
        title: 'Fröhlich',
        weDo: 'Wir feiern, was gelingt, am liebsten mit langen Tischen.',
        weDont: 'Alles an denselben dreien hängen lassen.',
      },
    ],
    goals: [
      {
        title: 'Aushilfen unter Nachbarn',
        sentence: 'Weil Fragen leichter wird, ist in zwei Tagen jemand da.',
        kind: 'outcome',
        icon: 'heart-handshake',
        metric: {
          name: 'Aushilfen',
          unit: 'Aushilfen',
          target: 150,
          accumulation: 'cumulative',
        },
      },
      {
        title: 'Der Platz wird grün',
        sentence: 'Weil wir zu zweit gießen, überleben die Bäume den Sommer.',
        kind: 'output',
        icon: 'trees',
        metric: {
          name: 'Gepflegte Bäume und Beete',
          unit: 'Beete',
          target: 20,
          accumulation: 'level',
        },
      },
      {
        title: 'Ältere sind dabei',
        sentence: 'Weil wir klingeln statt zu mailen, kommen auch die über 75.',
        kind: 'impact',
        icon: 'users',
        metric: {
          name: 'Haushalte über 75, die wir kennen',
          kind: 'percent',
          target: 70,
          baseline: 25,
        },
      },
      {
        title: 'Kasse fürs Straßenfest',
        sentence: 'Weil vorher gesammelt ist, kostet das Fest niemanden Eintritt.',
        kind: 'output',
        icon: 'coin',
        metric: {
          name: 'Spenden',
          kind: 'money',
          currency: 'EUR',
          target: 150000,
          accumulation: 'cumulative',
        },
      },
    ],
    channels: [
      {
        title: 'Hallo Nachbarn',
        topic: 'Wer bist du, welche Hausnummer?',
        purpose: 'care',
      },
      {
        title: 'Suche und biete',
        topic: 'Leiter, Kuchen, eine Stunde Zeit.',
        purpose: 'goal',
      },
      {
        title: 'Platz und Beete',
        topic: 'Wer gießt wann?',
        purpose: null,
      },
      {
        title: 'Feste',
        topic: 'Flohmarkt, Tafel, Laternen.',
        purpose: null,
      },
      {
        title: 'Gut zu wissen',
        topic: 'Baustellen, Sperrmüll, Rathaus.',
        purpose: null,
      },
    ],
    questions: ['In welcher Straße wohnst du?', 'Was könntest du, wenn jemand fragt?'],
  },
  en: {
    name: 'Linden Street neighbours',
    mission: 'On our street people know each other and *help each other out*.',
    values: [
      {
        title: 'Open',
        weDo: 'Whoever lives here is welcome, however long.',
        weDont: 'Keep to ourselves.',
      },
      {
        title: 'Reliable',
        weDo: 'We say so when something falls through.',
        weDont: 'Promise and forget.',
      },
      {
        title: 'Cheerful',
        weDo: 'We celebrate what works, best of all at long tables.',
        weDont: 'Leave everything to the same three people.',
      },
    ],
    goals: [
      {
        title: 'Neighbours helping out',
        sentence: 'Because asking gets easier, everyone finds help within two days.',
        kind: 'outcome',
        icon: 'heart-handshake',
        metric: {
          name: 'Times somebody helped',
          unit: 'times',
          target: 150,
          accumulation: 'cumulative',
        },
      },
      {
        title: 'The square turns green',
        sentence: 'Because we water in pairs, the trees survive the summer.',
        kind: 'output',
        icon: 'trees',
        metric: {
          name: 'Trees and beds in care',
          unit: 'beds',
          target: 20,
          accumulation: 'level',
        },
      },
      {
        title: 'Older people are with us',
        sentence: 'Because we ring the bell instead of mailing, those over 75 come, too.',
        kind: 'impact',
        icon: 'users',
        metric: {
          name: 'Households over 75 we know',
          kind: 'percent',
          target: 70,
          baseline: 25,
        },
      },
      {
        title: 'Money for the street party',
        sentence: 'Because it is collected before, the party costs nobody entrance.',
        kind: 'output',
        icon: 'coin',
        metric: {
          name: 'Donations',
          kind: 'money',
          currency: 'EUR',
          target: 150000,
          accumulation: 'cumulative',
        },
      },
    ],
    channels: [
      {
        title: 'Hello neighbours',
        topic: 'Who are you, which number?',
        purpose: 'care',
      },
      {
        title: 'Asking and offering',
        topic: 'A ladder, a cake, an hour.',
        purpose: 'goal',
      },
      {
        title: 'Square and beds',
        topic: 'Who waters when?',
        purpose: null,
      },
      {
        title: 'Parties',
        topic: 'Flea market, long table, lanterns.',
        purpose: null,
      },
      {
        title: 'Good to know',
        topic: 'Roadworks, bulky waste, town hall.',
        purpose: null,
      },
    ],
    questions: ['Which street do you live in?', 'What could you do if somebody asks?'],
  },
}
