-- Gives the pages that a row belongs to: of its partner, of its strand, of both together, and «*» of everything.
-- grain: one value per call
-- params: none
create macro pages_of(partner_id, strand_id) as
    list_filter([partner_id, strand_id, partner_id || '/' || strand_id, '*'], lambda page: page is not null)
