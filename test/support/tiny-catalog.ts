import { type CatalogData, parseCatalog } from '../../shared/catalog/catalog.ts';
import { catalogFiles } from '../../shared/catalog/data.ts';

const words = (text: string) => ({ id: text, en: text });

/** Two programs of another country, with ids that the code has never seen: nothing may know a program by name. */
export const tinyCatalogData: CatalogData = {
  programs: {
    defaultTerms: { firstAnswer: 2, dateOrWaitingReason: 4, quietEscalation: 6 },
    defaultKeepDays: 400,
    targetGroups: [
      { id: 'leaving', name: words('Leaving'), plain: words('I am leaving'), asks: ['plan'] },
      { id: 'back', name: words('Back'), plain: words('I am back'), asks: [] },
    ],
    trainingTypes: [{ id: 'fishing', name: words('Fishing'), addsInform: ['harbor'] }],
    conditions: [{ id: 'boat', name: words('only with a boat') }],
    programs: [
      program('nets', {
        eligibleGroups: ['back'],
        conditionalGroups: { leaving: 'boat' },
        requires: ['trainingType'],
        trainingTypes: ['fishing'],
        support: ['harbor'],
      }),
      program('rescue', {
        eligibleGroups: ['back', 'leaving'],
        requires: ['caseLocation', 'story'],
        asks: ['story'],
        leadWhen: [{ when: { caseLocation: 'sea' }, lead: 'navy' }],
        lead: 'harbor',
        restricted: true,
        anyDistrict: true,
        support: ['harbor'],
        escalation: ['navy', 'harbor'],
        terms: { firstAnswer: 1, dateOrWaitingReason: 1, quietEscalation: 1 },
      }),
      program('watch', {
        choosable: false,
        eligibleGroups: ['leaving'],
        lead: 'navy',
        madeFrom: { notice: 'placement-closed', consent: 'protection' },
      }),
    ],
    outcomes: { helped: ['rescued'], partly: [], 'not-helped': ['lost'], withdrawn: ['withdrawn'] },
    declineReasons: ['not-ours'],
    waitingReasons: ['storm'],
  },
  offices: {
    ministry: 'harbor',
    offices: [
      office('harbor', 'national'),
      office('navy', 'national'),
      office('disnaker', 'manpower'),
      office('desk', 'desk'),
    ],
  },
  districts: { codes: ['10.01'] },
  regions: {
    provinces: { '10': { name: 'North', zone: 'Asia/Jayapura' } },
    districts: { '10.01': 'North Port', '10.02': 'North Hill' },
  },
  formerRegions: { former: [{ codes: ['19.01'], until: '1990-01-01', of: 'South', source: 'a law' }] },
  questions: {
    consentVersions: ['b', 'a'],
    homeCountry: 'XA',
    plans: [
      { id: 'stay', name: words('Stay'), country: 'refused', closed: false },
      { id: 'ship', name: words('On a ship'), country: 'required', closed: true },
    ],
    answers: {
      kurSubtype: [],
      caseLocation: [
        { id: 'sea', name: words('At sea') },
        { id: 'land', name: words('On land') },
      ],
    },
  },
  countries: { codes: 'XA XB XC', often: 'XA' },
  deployment: catalogFiles.deployment,
  closedCountries: { instrument: 'None', countries: [{ iso2: 'XB', name_id: 'Xb', name_en: 'Xb' }] },
};

type ProgramData = CatalogData['programs']['programs'][number];

function program(id: string, given: Partial<ProgramData>): ProgramData {
  return {
    ...{ id, name: words(id), plain: words(id), choosable: true, eligibleGroups: [], conditionalGroups: {} },
    ...{
      trainingTypes: [],
      requires: [],
      optional: [],
      asks: [],
      lead: 'disnaker',
      leadWhen: [],
      support: [],
    },
    ...{ inform: [], restricted: false, anyDistrict: false, incentive: false, escalation: [] },
    ...{ description: '', routingReason: '' },
    ...given,
  };
}

function office(id: string, kind: 'national' | 'manpower' | 'desk') {
  return { id, kind, names: [{ since: null, name: id }] };
}

export const tinyCatalog = parseCatalog(tinyCatalogData);
