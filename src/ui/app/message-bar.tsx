// What the page has to say, in its own place above the stage: it stays until it is put away, and covers nothing.
import {TriangleAlert, X} from 'lucide-react';
import {useChoices} from '../store';

export function MessageBar() {
  const message = useChoices(choices => choices.message);
  const away = () => useChoices.setState({message: null});
  return (
    <div className="page-message-region" role={message?.told ? undefined : 'status'}>
      {message && (
        <div className="page-message" data-tone={message.tone}>
          {message.tone === 'bad' && <TriangleAlert size={16} strokeWidth={1.4} aria-hidden="true" />}
          <p>{message.text}</p>
          {message.actions?.map(action => (
            <button
              key={action.label}
              type="button"
              className="button outlined"
              onClick={() => {
                away();
                action.run();
              }}
            >
              {action.label}
            </button>
          ))}
          <button type="button" className="button square" aria-label="Put this message away" onClick={away}>
            <X size={16} strokeWidth={1.4} aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
}
