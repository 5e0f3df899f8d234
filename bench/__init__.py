"""How fast the portal is, beside a bare page of Django on the same machine in the same minutes.

Owns a floor page, two invented districts, and the meters; stands on everything, and nothing
stands on it. Only ratios leave it: seconds of one machine say nothing on another.
"""
