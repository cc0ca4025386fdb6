using Mezzofy.Core.Identity;
using Mezzofy.Core.Routing;

namespace Mezzofy.Core.Gateway;

/// <summary>Keeps people with an agent whose data they may read.</summary>
internal static class AgentAccess
{
    /// <summary>
    /// "Top customers by revenue" from sales means sales' own figures: where the asker may not read the chosen department's data, their own
    /// department's agent answers with what it has, or says what it has not.
    /// </summary>
    public static RoutingDecision Keep(RoutingDecision decision, Caller caller)
    {
        if (decision.Agent is not { } agent || agent == caller.Department || caller.May(Departments.ReadPermission(agent)))
        {
            return decision;
        }

        var reason = $"{caller.Role} may not read the data of {agent}; {caller.Department} answers with its own.";
        return decision with
        {
            Agent = caller.Department,
            Explanation = decision.Explanation with { Reasons = [.. decision.Explanation.Reasons, reason] },
        };
    }
}
