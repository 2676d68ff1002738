import { binomialUpperTail, diversityOf, negativeBinomialUpperTail, poissonUpperTail } from '../index.js';
import { ofFloat, type GroupReader } from './group-reader.js';

export function checkTails(group: GroupReader): void {
  const poisson = group.at('poisson');
  poisson.at('p').isAbout(ofFloat(poissonUpperTail(poisson.at('x').float(), poisson.at('mu').float())));
  const scattered = group.at('negbin');
  const [mu, r] = [scattered.at('mu').float(), scattered.at('r').float()];
  scattered.at('p').isAbout(ofFloat(negativeBinomialUpperTail(scattered.at('x').float(), mu, r)));
  const straight = group.at('straightline_binomial');
  const tail = binomialUpperTail(
    straight.at('x').float(),
    straight.at('n').float(),
    straight.at('p0').float(),
  );
  straight.at('p').isAbout(ofFloat(tail));
}

export function checkDiversity(group: GroupReader): void {
  const diversity = diversityOf(group.at('counts').integers());
  if (diversity === null) throw new Error('no rating');
  group.at('shannon_nats').isAbout(ofFloat(diversity.shannon));
  group.at('effective_devices_hill1').isAbout(ofFloat(diversity.hill1));
  group.at('hill2_inverse_simpson').isAbout(diversity.hill2);
  group.at('hill2_exact').isExactly(diversity.hill2);
  group.at('share_top').isAbout(diversity.largestShare);
}
