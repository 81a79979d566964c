"""An M/M/10 queue at 80 % load in SimPy: prints the customers served, and the seconds they took."""

import random
import sys
import time

CUSTOMERS = int(sys.argv[1])
MEAN_GAP = 0.5
MEAN_HANDLING = 4.0
AGENTS = 10


def with_simpy(simpy):
    waits = []

    def customer(env, desk):
        arrived = env.now
        with desk.request() as turn:
            yield turn
            waits.append(env.now - arrived)
            yield env.timeout(random.expovariate(1 / MEAN_HANDLING))

    def source(env, desk):
        for _ in range(CUSTOMERS):
            yield env.timeout(random.expovariate(1 / MEAN_GAP))
            env.process(customer(env, desk))

    env = simpy.Environment()
    env.process(source(env, simpy.Resource(env, AGENTS)))
    env.run()
    return waits


def with_simpy_2(simpy):
    waits = []

    class Customer(simpy.Process):
        def visit(self, desk):
            arrived = simpy.now()
            yield simpy.request, self, desk
            waits.append(simpy.now() - arrived)
            yield simpy.hold, self, random.expovariate(1 / MEAN_HANDLING)
            yield simpy.release, self, desk

    class Source(simpy.Process):
        def generate(self, desk):
            for _ in range(CUSTOMERS):
                yield simpy.hold, self, random.expovariate(1 / MEAN_GAP)
                customer = Customer()
                simpy.activate(customer, customer.visit(desk))

    simpy.initialize()
    source = Source()
    simpy.activate(source, source.generate(simpy.Resource(capacity=AGENTS)))
    simpy.simulate(until=1e18)
    return waits


random.seed(1)
try:
    import simpy

    version, run = simpy.__version__, lambda: with_simpy(simpy)
except ImportError:
    try:
        import SimPy.Simulation as simpy_2
        from SimPy import __version__ as version

        run = lambda: with_simpy_2(simpy_2)
    except ImportError:
        sys.exit("SimPy is not installed")

begun = time.process_time()
waits = run()
print(version, len(waits), time.process_time() - begun, sum(waits) / len(waits))
