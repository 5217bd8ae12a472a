// Gathered from locales/instruments by tests/care/questionnaires/instruments/shipped.test.ts (vitest -u); not to be edited.
import type { ScoringRules } from './scoring';

export const shipped: readonly ScoringRules[] = [
  {
    "id": "audit-c",
    "method": "sum",
    "multiplier": 1,
    "direction": "higher-is-worse",
    "scored": [
      {
        "linkId": "q1",
        "values": [
          0,
          1,
          2,
          3,
          4
        ],
        "reversed": false
      },
      {
        "linkId": "q2",
        "values": [
          0,
          1,
          2,
          3,
          4
        ],
        "reversed": false
      },
      {
        "linkId": "q3",
        "values": [
          0,
          1,
          2,
          3,
          4
        ],
        "reversed": false
      }
    ],
    "mayMiss": 0,
    "bands": [
      {
        "from": 0,
        "code": "low-risk"
      },
      {
        "from": 3,
        "code": "raised"
      },
      {
        "from": 8,
        "code": "hazardous"
      }
    ],
    "cutOffs": {
      "women": 3,
      "men": 4
    },
    "reliableChange": null,
    "risk": null,
    "totalCode": "75626-2",
    "source": "Bush et al. 1998; Bradley et al. 2007: positive from 3 for women and 4 for men. Positive leads to the whole AUDIT."
  },
  {
    "id": "audit",
    "method": "sum",
    "multiplier": 1,
    "direction": "higher-is-worse",
    "scored": [
      {
        "linkId": "q1",
        "values": [
          0,
          1,
          2,
          3,
          4
        ],
        "reversed": false
      },
      {
        "linkId": "q2",
        "values": [
          0,
          1,
          2,
          3,
          4
        ],
        "reversed": false
      },
      {
        "linkId": "q3",
        "values": [
          0,
          1,
          2,
          3,
          4
        ],
        "reversed": false
      },
      {
        "linkId": "q4",
        "values": [
          0,
          1,
          2,
          3,
          4
        ],
        "reversed": false
      },
      {
        "linkId": "q5",
        "values": [
          0,
          1,
          2,
          3,
          4
        ],
        "reversed": false
      },
      {
        "linkId": "q6",
        "values": [
          0,
          1,
          2,
          3,
          4
        ],
        "reversed": false
      },
      {
        "linkId": "q7",
        "values": [
          0,
          1,
          2,
          3,
          4
        ],
        "reversed": false
      },
      {
        "linkId": "q8",
        "values": [
          0,
          1,
          2,
          3,
          4
        ],
        "reversed": false
      },
      {
        "linkId": "q9",
        "values": [
          0,
          2,
          4
        ],
        "reversed": false
      },
      {
        "linkId": "q10",
        "values": [
          0,
          2,
          4
        ],
        "reversed": false
      }
    ],
    "mayMiss": 0,
    "bands": [
      {
        "from": 0,
        "code": "low-risk"
      },
      {
        "from": 8,
        "code": "hazardous"
      },
      {
        "from": 16,
        "code": "harmful"
      },
      {
        "from": 20,
        "code": "dependence"
      }
    ],
    "cutOffs": {
      "women": 6,
      "men": 8
    },
    "reliableChange": null,
    "risk": null,
    "totalCode": null,
    "source": "WHO 2001 (8, 16, 20); the lower cut-off for women, 6, as on nhi.no. No published reliable change was found."
  },
  {
    "id": "experience",
    "method": "mean",
    "multiplier": 1,
    "direction": "higher-is-better",
    "scored": [
      {
        "linkId": "q1",
        "values": [
          4,
          3,
          2,
          1,
          0
        ],
        "reversed": false
      },
      {
        "linkId": "q2",
        "values": [
          4,
          3,
          2,
          1,
          0
        ],
        "reversed": false
      },
      {
        "linkId": "q3",
        "values": [
          4,
          3,
          2,
          1,
          0
        ],
        "reversed": false
      },
      {
        "linkId": "q4",
        "values": [
          4,
          3,
          2,
          1,
          0
        ],
        "reversed": false
      },
      {
        "linkId": "q5",
        "values": [
          4,
          3,
          2,
          1,
          0
        ],
        "reversed": false
      },
      {
        "linkId": "q6",
        "values": [
          4,
          3,
          2,
          1,
          0
        ],
        "reversed": false
      }
    ],
    "mayMiss": 3,
    "bands": [],
    "cutOffs": {},
    "reliableChange": null,
    "risk": null,
    "totalCode": null,
    "source": "On the model of the patient experience questionnaire of NHS Talking Therapies (six items 0–4 and one on satisfaction), in words of our own. Never compared between persons."
  },
  {
    "id": "gad-7",
    "method": "sum",
    "multiplier": 1,
    "direction": "higher-is-worse",
    "scored": [
      {
        "linkId": "q1",
        "values": [
          0,
          1,
          2,
          3
        ],
        "reversed": false
      },
      {
        "linkId": "q2",
        "values": [
          0,
          1,
          2,
          3
        ],
        "reversed": false
      },
      {
        "linkId": "q3",
        "values": [
          0,
          1,
          2,
          3
        ],
        "reversed": false
      },
      {
        "linkId": "q4",
        "values": [
          0,
          1,
          2,
          3
        ],
        "reversed": false
      },
      {
        "linkId": "q5",
        "values": [
          0,
          1,
          2,
          3
        ],
        "reversed": false
      },
      {
        "linkId": "q6",
        "values": [
          0,
          1,
          2,
          3
        ],
        "reversed": false
      },
      {
        "linkId": "q7",
        "values": [
          0,
          1,
          2,
          3
        ],
        "reversed": false
      }
    ],
    "mayMiss": 2,
    "bands": [
      {
        "from": 0,
        "code": "minimal"
      },
      {
        "from": 5,
        "code": "mild"
      },
      {
        "from": 10,
        "code": "moderate"
      },
      {
        "from": 15,
        "code": "severe"
      }
    ],
    "cutOffs": {
      "nhs": 8,
      "ten": 10
    },
    "reliableChange": 4,
    "risk": null,
    "totalCode": "70274-6",
    "source": "NHS Talking Therapies manual and its published SQL (bands, caseness, reliable change); the threshold of 10 is NFKT's. Delgadillo 2014 found 5, Bischoff 2020 found 6 for reliable change."
  },
  {
    "id": "phq-9",
    "method": "sum",
    "multiplier": 1,
    "direction": "higher-is-worse",
    "scored": [
      {
        "linkId": "q1",
        "values": [
          0,
          1,
          2,
          3
        ],
        "reversed": false
      },
      {
        "linkId": "q2",
        "values": [
          0,
          1,
          2,
          3
        ],
        "reversed": false
      },
      {
        "linkId": "q3",
        "values": [
          0,
          1,
          2,
          3
        ],
        "reversed": false
      },
      {
        "linkId": "q4",
        "values": [
          0,
          1,
          2,
          3
        ],
        "reversed": false
      },
      {
        "linkId": "q5",
        "values": [
          0,
          1,
          2,
          3
        ],
        "reversed": false
      },
      {
        "linkId": "q6",
        "values": [
          0,
          1,
          2,
          3
        ],
        "reversed": false
      },
      {
        "linkId": "q7",
        "values": [
          0,
          1,
          2,
          3
        ],
        "reversed": false
      },
      {
        "linkId": "q8",
        "values": [
          0,
          1,
          2,
          3
        ],
        "reversed": false
      },
      {
        "linkId": "q9",
        "values": [
          0,
          1,
          2,
          3
        ],
        "reversed": false
      }
    ],
    "mayMiss": 2,
    "bands": [
      {
        "from": 0,
        "code": "minimal"
      },
      {
        "from": 5,
        "code": "mild"
      },
      {
        "from": 10,
        "code": "moderate"
      },
      {
        "from": 15,
        "code": "moderately-severe"
      },
      {
        "from": 20,
        "code": "severe"
      }
    ],
    "cutOffs": {
      "nhs": 10,
      "ten": 10
    },
    "reliableChange": 6,
    "risk": {
      "linkId": "q9",
      "atLeast": 1
    },
    "totalCode": "44261-6",
    "source": "NHS Talking Therapies manual and its published SQL (bands, caseness, reliable change); the threshold of 10 is NFKT's. Delgadillo 2014."
  },
  {
    "id": "who-5",
    "method": "sum",
    "multiplier": 4,
    "direction": "higher-is-better",
    "scored": [
      {
        "linkId": "q1",
        "values": [
          5,
          4,
          3,
          2,
          1,
          0
        ],
        "reversed": false
      },
      {
        "linkId": "q2",
        "values": [
          5,
          4,
          3,
          2,
          1,
          0
        ],
        "reversed": false
      },
      {
        "linkId": "q3",
        "values": [
          5,
          4,
          3,
          2,
          1,
          0
        ],
        "reversed": false
      },
      {
        "linkId": "q4",
        "values": [
          5,
          4,
          3,
          2,
          1,
          0
        ],
        "reversed": false
      },
      {
        "linkId": "q5",
        "values": [
          5,
          4,
          3,
          2,
          1,
          0
        ],
        "reversed": false
      }
    ],
    "mayMiss": 0,
    "bands": [
      {
        "from": 0,
        "code": "very-low"
      },
      {
        "from": 29,
        "code": "low"
      },
      {
        "from": 51,
        "code": "good"
      }
    ],
    "cutOffs": {
      "low": 50
    },
    "reliableChange": 10,
    "risk": null,
    "totalCode": null,
    "source": "Topp et al. 2015 (doi:10.1159/000376585): raw sum times 4; 50 or less is low wellbeing, 28 or less calls for a look at depression, 10 points is a change."
  },
  {
    "id": "work-status",
    "method": "none",
    "multiplier": 1,
    "direction": "higher-is-worse",
    "scored": [
      {
        "linkId": "status",
        "values": [
          1,
          2,
          3,
          4,
          5,
          6,
          7,
          8,
          9,
          10,
          11
        ],
        "reversed": false
      },
      {
        "linkId": "nav",
        "values": [
          1,
          0
        ],
        "reversed": false
      }
    ],
    "mayMiss": 0,
    "bands": [],
    "cutOffs": {},
    "reliableChange": null,
    "risk": null,
    "totalCode": null,
    "source": "Fields of the registry (arbeid og sykmelding); no score."
  }
];
