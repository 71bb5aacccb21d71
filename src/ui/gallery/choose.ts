// A choice that came to nothing is told, with a way to try it again.
import {type Desk, useChoices} from '../store';
import {openNamed} from './open-named';

export function choose(desk: Desk, name: string): void {
  void openNamed(desk, name).then(because => {
    if (because === '') return;
    const again = {label: 'Try again', run: () => choose(desk, name)};
    useChoices.setState({message: {tone: 'bad', text: because, actions: [again]}});
  });
}
