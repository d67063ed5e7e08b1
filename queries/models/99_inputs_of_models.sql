-- What every declared model needs, of every case.
-- grain: one row per model, case and input
-- params: none
create view inputs_of_models as
from visitor_spending
union all by name
from visitor_spending_by_visit
union all by name
from net_effect
union all by name
from net_effect_by_visit
union all by name
from cost_of_travel
union all by name
from cost_of_staff_time
union all by name
from cost_per_traveller
union all by name
from cost_per_traveller_and_night
union all by name
from cost_per_visit
union all by name
from cost_per_event
union all by name
from won_for_each_pound
union all by name
from break_even_in_nights
union all by name
from break_even_in_visits
