export { QuestionnaireRoom } from './QuestionnaireRoom';
