import 'i18next';

/** Every word has its key in bokmål; a key that is not there does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    keySeparator: false;
    nsSeparator: ':';
    resources: {
      common: typeof import('../../locales/nb/common.json');
      welcome: typeof import('../../locales/nb/welcome.json');
      appointments: typeof import('../../locales/nb/appointments.json');
      calendar: typeof import('../../locales/nb/calendar.json');
      today: typeof import('../../locales/nb/today.json');
      messages: typeof import('../../locales/nb/messages.json');
      me: typeof import('../../locales/nb/me.json');
      crisis: typeof import('../../locales/nb/crisis.json');
      programme: typeof import('../../locales/nb/programme.json');
      forms: typeof import('../../locales/nb/forms.json');
      worksheets: typeof import('../../locales/nb/worksheets.json');
      security: typeof import('../../locales/nb/security.json');
      privacy: typeof import('../../locales/nb/privacy.json');
      safety: typeof import('../../locales/nb/safety.json');
      team: typeof import('../../locales/nb/team.json');
      door: typeof import('../../locales/nb/door.json');
      errors: typeof import('../../locales/nb/errors.json');
      report: typeof import('../../locales/nb/report.json');
      criteria: typeof import('../../locales/nb/criteria.json');
      workload: typeof import('../../locales/nb/workload.json');
      supervision: typeof import('../../locales/nb/supervision.json');
      search: typeof import('../../locales/nb/search.json');
      sizing: typeof import('../../locales/nb/sizing.json');
      sums: typeof import('../../locales/nb/sums.json');
      reader: typeof import('../../locales/nb/reader.json');
      referrals: typeof import('../../locales/nb/referrals.json');
      registry: typeof import('../../locales/nb/registry.json');
      scheduled: typeof import('../../locales/nb/scheduled.json');
      replies: typeof import('../../locales/nb/replies.json');
      courses: typeof import('../../locales/nb/courses.json');
      discharge: typeof import('../../locales/nb/discharge.json');
      documents: typeof import('../../locales/nb/documents.json');
      handin: typeof import('../../locales/nb/handin.json');
      care: typeof import('../../locales/nb/care.json');
    };
  }
}
